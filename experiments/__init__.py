"""One file a question, by the public interface alone."""
