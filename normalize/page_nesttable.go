package normalize

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inTable reports whether the element opened last holds rows, cells or columns.
func (n *nesting) inTable() bool {
	switch n.top().class {
	case classTable, classGroup, classRow, classColumn:
		return true
	}
	return false
}

// startInTable handles a start tag in a table, outside of its cells.
func (n *nesting) startInTable(k *tagKind, attributes string) bool {
	if k.atom == atom.Col && n.top().atom == atom.Colgroup {
		return true
	}
	if n.top().atom == atom.Colgroup {
		n.pop()
	}
	switch k.class {
	case classColumn, classGroup:
		n.backTo(classTable)
		if k.atom == atom.Col {
			k, attributes = kindOf("colgroup"), ""
		}
	case classRow:
		if n.top().class == classRow {
			n.pop()
		}
		n.imply(classGroup)
	case classCell:
		n.imply(classGroup)
		n.imply(classRow)
	case classInput:
		return slices.ContainsFunc(attributesOf(k.name, attributes), func(a html.Attribute) bool {
			return a.Key == "type" && strings.EqualFold(a.Val, "hidden")
		})
	case classForm:
		if n.form == none { // it is empty, and yet what follows is in it
			n.push(k, attributes)
			n.pop()
			n.form = gone
		}
		return true
	default:
		return false
	}
	n.push(k, attributes)
	return true
}

// backTo closes what is open in the innermost element of a class.
func (n *nesting) backTo(class tagClass) {
	for n.top().class != class {
		n.pop()
	}
}

// imply opens the group of rows, or the row, that a start tag stands in which has none.
func (n *nesting) imply(class tagClass) {
	switch top := n.top().class; {
	case class == classGroup && top == classTable:
		n.push(kindOf("tbody"), "")
	case class == classRow && top == classGroup:
		n.push(kindOf("tr"), "")
	}
}

// endInTable handles an end tag in a table, outside of its cells.
func (n *nesting) endInTable(k *tagKind) bool {
	if n.top().atom == atom.Colgroup {
		if k.class == classColumn {
			if k.atom == atom.Colgroup {
				n.pop()
			}
			return true
		}
		n.pop()
	}
	switch k.class {
	case classTable:
		n.backTo(classTable)
		n.pop()
	case classGroup:
		if i := n.innermost(classTable); i+1 < len(n.open) && n.open[i+1].atom == k.atom {
			n.backTo(classGroup)
			n.pop()
		}
	case classRow:
		if n.top().class == classRow {
			n.pop()
		}
	case classForm:
		n.form = none
	case classBlock:
		return k.atom != atom.P
	}
	return true
}

// innermost returns the index of the innermost element of a class. There must be one.
func (n *nesting) innermost(class tagClass) int {
	i := len(n.open) - 1
	for n.open[i].class != class {
		i--
	}
	return i
}

// endInCell handles the end tag of a table or of a part of it, where the element opened last is none.
func (n *nesting) endInCell(k *tagKind) bool {
	cell := n.top().cell
	switch {
	case cell == none || k.class == classColumn:
		return true
	case k.class == classCell:
		return n.open[cell].atom != k.atom || n.closeCell()
	case k.class == classGroup && n.open[n.innermost(classTable)+1].atom != k.atom:
		return true
	}
	return n.closeCell() && n.endInTable(k)
}

// closeCell closes the cell of a table, and the formatting in it.
func (n *nesting) closeCell() bool {
	i := int(n.top().cell)
	for k := len(n.open) - 1; k > i; k-- {
		if n.open[k].class == classObject {
			return false
		}
	}
	for len(n.open) > i {
		n.pop()
	}
	return true
}
