"""Did Alexa send this request, to us, just now? What an HTTPS service must check by itself."""
