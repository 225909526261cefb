"""A practice as data: who works there, who asks for what, how the day is laid out."""
