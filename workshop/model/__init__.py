"""The interaction models: built of sentences, words and knowledge."""
