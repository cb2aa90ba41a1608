"""The last step of `thidua build`: swapping the finished portal in, telling what changed, handing it over."""
