"""Alexa on your desk: says an utterance to any ask-sdk-core skill and hears its answer."""
