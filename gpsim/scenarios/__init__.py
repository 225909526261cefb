"""Changes to a practice: actions, how they take hold, and scenarios made of them."""
