"""How a plan's time is understood. Imports only `model`; `validate`, `derive` and `opening` use it."""
