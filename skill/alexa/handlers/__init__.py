"""The SDK's request handlers, a module for each subject of talk."""
