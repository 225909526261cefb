"""Twenty-one questions that a practice can answer, and the practice file that the answers make."""
