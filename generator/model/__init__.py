"""Stage 2: the frozen truth, in the field's own words. No formatting, no input or output, no "today".

Here live a campaign as a whole, its decisions and awardees, and the registries that all campaigns share;
in `plan/` what one plan says. Imports only what stands beside the stages.
"""
