"""Tables with HXL hashtags: a row of them under the headings says to any tool of the field what each column is."""
