"""The knowledge file: its checks and its build."""
