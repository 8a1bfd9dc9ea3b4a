"""This skill beside the hello world of ask-sdk-core, measured in the same run."""
