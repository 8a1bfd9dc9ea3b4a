"""Which step comes first where several may: tables by what is asked, the narrowest step first."""
