// Search over entries of the form [href, title, detail, [[name, href], ...], text]. Knows nothing of the page.
const NAME = 0;
const PART = 1;
const TEXT = 2;
const MAX_RESULTS = 40;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The words of a text; a name is also found from each word in it on: `machines` in `listVirtualMachines`.
function wordsOf(text, isName) {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (!isName) {
    return words.map(folded);
  }
  const parts = words.flatMap((word) => word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+|\p{Lu}/gu) ?? [word]).map(folded);
  return parts.map((_, at) => parts.slice(at).join(""));
}

// An index: `words` is sorted, `found[i]` are triples of entry, rank and part for the word at i.
function indexOf(entries) {
  const found = new Map();
  const add = (words, ...posting) => {
    for (const word of new Set(words)) {
      const postings = found.get(word);
      if (postings) {
        postings.push(...posting);
      } else {
        found.set(word, posting.slice());
      }
    }
  };
  entries.forEach(([, title, detail, parts, text], entry) => {
    add(wordsOf(title, true), entry, NAME, -1);
    parts.forEach(([name], part) => add(wordsOf(name, true), entry, PART, part));
    add(wordsOf(`${detail} ${text}`, false), entry, TEXT, -1);
  });
  const words = [...found.keys()].sort();
  return { entries, words, found: words.map((word) => found.get(word)) };
}

// For each entry with a word that begins with the term: its best rank and the part that has it.
function matches(index, term) {
  let low = 0;
  let high = index.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.words[middle] < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const best = new Map();
  for (; low < index.words.length && index.words[low].startsWith(term); low++) {
    const isWhole = index.words[low].length === term.length;
    const postings = index.found[low];
    for (let at = 0; at < postings.length; at += 3) {
      const rank = 2 * postings[at + 1] + (isWhole ? 0 : 1);
      const known = best.get(postings[at]);
      if (known === undefined || rank < known[0]) {
        best.set(postings[at], [rank, postings[at + 2]]);
      }
    }
  }
  return best;
}

// The entries that have all words of a query, best first, and their number.
function search(index, query) {
  const terms = (query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(folded);
  if (!terms.length) {
    return { count: 0, results: [] };
  }
  const [first, ...others] = terms.map((term) => matches(index, term));
  const results = [];
  for (const [entry, [rank, part]] of first) {
    const more = others.map((found) => found.get(entry));
    if (more.every(Boolean)) {
      const all = [[rank, part], ...more];
      const named = all.find(([, at]) => at >= 0);
      results.push({ entry, score: all.reduce((sum, [one]) => sum + one, 0), part: named ? named[1] : -1 });
    }
  }
  const length = (result) => index.entries[result.entry][1].length;
  results.sort((a, b) => a.score - b.score || length(a) - length(b) || a.entry - b.entry);
  return {
    count: results.length,
    results: results.slice(0, MAX_RESULTS).map(({ entry, part }) => {
      const [href, title, detail, parts] = index.entries[entry];
      return part < 0 ? { href, title, detail } : { href: parts[part][1], title, detail, part: parts[part][0] };
    }),
  };
}
