"""Replications of a practice and its scenarios: run, estimated, compared."""
