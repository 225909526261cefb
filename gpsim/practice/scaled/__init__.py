"""The reference practice at another size: a team of whole people, rooms and volumes for a list of any length."""
