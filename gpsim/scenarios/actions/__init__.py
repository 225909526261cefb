"""The ten high impact actions: a module an action, a class a sub-action."""
