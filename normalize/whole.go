package normalize

// In returns d.Text, the visible text of the whole file, in script s. The result is d.Text itself where nothing
// changes, and otherwise made from it in one step.
func (d *Document) In(s Script) *Text {
	if s == "" {
		s = Hans
	}
	return convertScript(d.Text, s, d.options.pairsFor(s))
}
