"""Lists from spreadsheets: responses to a hearing, and documents to be adopted."""
