"""What words mean after which answer: the steps, by what they go on from."""
