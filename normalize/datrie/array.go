package datrie

// array is a double array under construction. The free places are a list in ascending order.
type array struct {
	nodes  []uint64
	taken  []bool
	isBase []bool
	next   []int32 // next free place; valid for free places and the head
	prev   []int32

	from  int32 // where the search for that many children begins: before it hardly any place is left for them
	width int
}

const (
	head = 0 // the root's place, never free, heads the list of free places

	// maxTries is the number of places tried for a node of several children before the search moves on for good, by
	// skipped free places: this bounds the time that crowded regions cost. Narrower nodes fill the gaps.
	maxTries = 4096
	skipped  = 64
)

func (a *array) init() {
	a.nodes, a.taken, a.isBase = []uint64{noCode}, []bool{true}, []bool{false}
	a.next, a.prev = []int32{head}, []int32{head}
}

// grow makes places up to and including index n.
func (a *array) grow(n int) {
	for i := int32(len(a.nodes)); i <= int32(n); i++ {
		last := a.prev[head]
		a.nodes = append(a.nodes, noCode)
		a.taken = append(a.taken, false)
		a.isBase = append(a.isBase, false)
		a.next = append(a.next, head)
		a.prev = append(a.prev, last)
		a.next[last] = i
		a.prev[head] = i
	}
}

// fit returns a base, its first use, at which the children (ascending codes, at least one) have free places, and takes
// these. It is fastest when called for nodes with more children first.
func (a *array) fit(children []uint16) int {
	first := int(children[0])
	if a.width != len(children) {
		a.width, a.from = len(children), head
	}
	tries := 0
	for at := a.next[a.from]; at != head; at = a.next[at] {
		if base := int(at) - first; base >= 0 && !a.isBase[base] && a.free(base, children) {
			return a.take(base, children)
		}
		if tries++; tries == maxTries {
			for i := 0; i < skipped && a.next[a.from] != head; i++ {
				a.from = a.next[a.from]
			}
		}
	}
	base := max(len(a.nodes)-first, 0)
	for base < len(a.nodes) && (a.isBase[base] || !a.free(base, children)) {
		base++
	}
	return a.take(base, children)
}

func (a *array) free(base int, children []uint16) bool {
	for _, c := range children {
		if at := base + int(c); at < len(a.taken) && a.taken[at] {
			return false
		}
	}
	return true
}

// take fills the places of the children of a node with that base.
func (a *array) take(base int, children []uint16) int {
	a.grow(base + int(children[len(children)-1]))
	a.isBase[base] = true
	for _, c := range children {
		at := int32(base + int(c))
		a.taken[at] = true
		if a.from == at {
			a.from = a.prev[at]
		}
		a.next[a.prev[at]] = a.next[at]
		a.prev[a.next[at]] = a.prev[at]
	}
	return base
}

// used returns the nodes without the free places at the end.
func (a *array) used() []uint64 {
	n := len(a.nodes)
	for n > 1 && !a.taken[n-1] {
		n--
	}
	return a.nodes[:n]
}
