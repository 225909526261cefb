"""The colleagues who may join a team, one file for those whose work is alike."""
