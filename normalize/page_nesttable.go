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
func (n *nesting) startInTable(name string, tag atom.Atom, class tagClass, attributes string) bool {
	if tag == atom.Col && n.top().tag == atom.Colgroup {
		return true
	}
	if n.top().tag == atom.Colgroup {
		n.pop()
	}
	switch class {
	case classColumn, classGroup:
		n.backTo(classTable)
		if tag == atom.Col {
			name, tag, attributes = "colgroup", atom.Colgroup, ""
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
		return slices.ContainsFunc(attributesOf(name, attributes), func(a html.Attribute) bool {
			return a.Key == "type" && strings.EqualFold(a.Val, "hidden")
		})
	case classForm:
		if n.form == none { // it is empty, and yet what follows is in it
			n.push(name, tag, class, attributes)
			n.pop()
			n.form = gone
		}
		return true
	default:
		return false
	}
	n.push(name, tag, class, attributes)
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
		n.push("tbody", atom.Tbody, class, "")
	case class == classRow && top == classGroup:
		n.push("tr", atom.Tr, class, "")
	}
}

// endInTable handles an end tag in a table, outside of its cells.
func (n *nesting) endInTable(tag atom.Atom, class tagClass) bool {
	if n.top().tag == atom.Colgroup {
		if class == classColumn {
			if tag == atom.Colgroup {
				n.pop()
			}
			return true
		}
		n.pop()
	}
	switch class {
	case classTable:
		n.backTo(classTable)
		n.pop()
	case classGroup:
		if i := n.innermost(classTable); i+1 < len(n.open) && n.open[i+1].tag == tag {
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
		return tag != atom.P
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
func (n *nesting) endInCell(tag atom.Atom, class tagClass) bool {
	cell := n.top().cell
	switch {
	case cell == none || class == classColumn:
		return true
	case class == classCell:
		return n.open[cell].tag != tag || n.closeCell()
	case class == classGroup && n.open[n.innermost(classTable)+1].tag != tag:
		return true
	}
	return n.closeCell() && n.endInTable(tag, class)
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
