"""What of the documents is made by code: ``python -m docs.make`` writes it anew."""
