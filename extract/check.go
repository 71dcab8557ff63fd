package extract

func findFindings(a *Article, figures []Figure) []Finding { return nil }
