"""The shape of a record: missing and unknown keys, wrong types and values, told in staff's words.

Turns pydantic's errors into problems at file:line:column; knows no rule of the field.
Imports `load/yaml`, `model` and `validate.hints`.
"""
