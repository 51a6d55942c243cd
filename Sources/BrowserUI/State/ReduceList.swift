import FoundationEssentials
import RecordModel

extension AppState {
    /// What a key of the list does.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .down: return moveCursor(to: list.cursor + 1)
        case .up: return moveCursor(to: list.cursor - 1)
        case .pageDown: return moveCursor(to: list.cursor + listHeight)
        case .pageUp: return moveCursor(to: list.cursor - listHeight)
        case .halfPageDown: return moveCursor(to: list.cursor + listHeight / 2)
        case .halfPageUp: return moveCursor(to: list.cursor - listHeight / 2)
        case .first: return moveCursor(to: 0)
        case .last: return moveCursor(to: list.window.matching - 1)
        case .filter: return editFilter()
        case .nextSort, .reverseSort: return changeSort(command)
        case .mark, .markAll, .clearMarks: return changeMarks(command)
        case .open: return openDetail()
        case .rollBack: return plan(.rollback)
        case .retry: return plan(.retry)
        case .withdraw: return withdrawUnsent()
        case .journal: return openJournal()
        case .synchronise: return synchronise()
        case .commandLine: commandLine = TextField()
        case .requests: overlays.append(.requests(scroll: 0))
        case .help: overlays.append(.help(scroll: 0))
        case .explain: return explainRow()
        case .repaint: return [.repaint]
        case .suspend: return [.suspend]
        case .quit: return tryToQuit()
        }
        return []
    }

    mutating func reduceList(_ event: Event) -> [Effect] {
        switch event {
        case .windowLoaded(let window, let generation) where generation == list.generation:
            list.take(window, height: listHeight)
            if list.hasUnaskedMarks { return [loadList()] }
            return loadRowsIfNeeded() + restOnRow() + seekWanted()
        case .windowFailed(let explanation, let generation) where generation == list.generation:
            list.loadingFailed()
            return show(explanation)
        case .idsCollected(let ids, let generation) where generation == list.collecting:
            list.collecting = nil
            let known = Set(list.marks)
            list.marks += ids.filter { !known.contains($0) }.prefix(RecordList.mostMarks - list.marks.count)
            list.window.visibleMarks.formUnion(list.marks.filter(Set(ids).contains))
            return []
        default:
            return []
        }
    }

    /// Asks for the list anew: after a change of filter, order or cache.
    mutating func loadList() -> Effect { .loadWindow(list.request()) }

    mutating func loadRowsIfNeeded() -> [Effect] {
        list.needsRows(height: listHeight) ? [loadList()] : []
    }

    private mutating func moveCursor(to place: Int) -> [Effect] {
        wanted = nil
        list.move(to: place, height: listHeight)
        return loadRowsIfNeeded() + restOnRow()
    }

    private mutating func changeSort(_ command: Command) -> [Effect] {
        if command == .reverseSort {
            list.query.sort.isDescending.toggle()
        } else {
            let columns = RecordSort.Column.allCases
            let next = (columns.firstIndex(of: list.query.sort.column) ?? 0) + 1
            list.query.sort.column = columns[next % columns.count]
        }
        return [loadList()]
    }

    private mutating func changeMarks(_ command: Command) -> [Effect] {
        switch command {
        case .clearMarks:
            list.marks = []
            list.window.visibleMarks = []
            return []
        case .markAll:
            guard list.loadedFilter == list.query.filter else {
                notice = "The list is still being read: press a again when it is there."
                return []
            }
            guard list.window.matching + list.hiddenMarks <= RecordList.mostMarks else {
                notice =
                    "\(list.window.matching.counted("record")) match; at most \(RecordList.mostMarks) can be marked. Narrow the filter with /."
                return []
            }
            list.collecting = list.generation
            return [.collectIDs(list.query, generation: list.generation)]
        default:
            list.toggleMark()
            return moveCursor(to: list.cursor + 1)
        }
    }

    mutating func tryToQuit() -> [Effect] {
        guard changes.unsent > 0 else { return quit() }
        notice = "\(changes.unsent.counted("change")) not sent yet: x withdraws; :quit withdraws, quits; sent ones go on."
        return []
    }
}
