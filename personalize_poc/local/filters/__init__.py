"""The filter language: grammar, compilation, evaluation."""
