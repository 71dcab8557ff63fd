package datrie

// array is a double array under construction. The free places are a list in ascending order.
type array struct {
	nodes  []uint64
	taken  []bool
	isBase []bool
	next   []int32 // next free place; valid for free places and the head
	prev   []int32
	wide   int32 // where the search for several children begins: before it hardly any place is left for them
}

const (
	head = 0 // the root's place, never free, heads the list of free places

	// maxTries is the number of places tried for a node of several children before the search moves on for good, by
	// skipped free places: this bounds the time that crowded regions cost. Single children fill the gaps.
	maxTries = 4096
	skipped  = 64
)

func (a *array) init() {
	a.nodes, a.taken, a.isBase = []uint64{noCode}, []bool{true}, []bool{false}
	a.next, a.prev = []int32{head}, []int32{head}
	a.wide = head
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

// take fills a free place.
func (a *array) take(at int, node uint64) {
	i := int32(at)
	a.nodes[at], a.taken[at] = node, true
	if a.wide == i {
		a.wide = a.prev[i]
	}
	a.next[a.prev[i]] = a.next[i]
	a.prev[a.next[i]] = a.prev[i]
}

// fit returns a base, its first use, at which all children (ascending) have free places, and makes room for them.
func (a *array) fit(children []uint16) int {
	first, last := int(children[0]), int(children[len(children)-1])
	from := int32(head)
	if len(children) > 1 {
		from = a.wide
	}
	tries := 0
	for at := a.next[from]; at != head; at = a.next[at] {
		base := int(at) - first
		if base >= 0 && !a.isBase[base] && a.free(base, children) {
			a.grow(base + last)
			a.isBase[base] = true
			return base
		}
		if tries++; tries == maxTries && len(children) > 1 {
			for i := 0; i < skipped && a.next[a.wide] != head; i++ {
				a.wide = a.next[a.wide]
			}
		}
	}
	base := max(len(a.nodes)-first, 0)
	for base < len(a.nodes) && (a.isBase[base] || !a.free(base, children)) {
		base++
	}
	a.grow(base + last)
	a.isBase[base] = true
	return base
}

func (a *array) free(base int, children []uint16) bool {
	for _, c := range children {
		if at := base + int(c); at < len(a.taken) && a.taken[at] {
			return false
		}
	}
	return true
}

// used returns the nodes without the free places at the end.
func (a *array) used() []uint64 {
	n := len(a.nodes)
	for n > 1 && !a.taken[n-1] {
		n--
	}
	return a.nodes[:n]
}
