import FoundationEssentials
import RecordModel

extension AppState {
    /// What a key of the list does.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .down: return moveCursor(by: 1)
        case .up: return moveCursor(by: -1)
        case .pageDown: return moveCursor(by: listHeight)
        case .pageUp: return moveCursor(by: -listHeight)
        case .halfPageDown: return moveCursor(by: listHeight / 2)
        case .halfPageUp: return moveCursor(by: -listHeight / 2)
        case .first, .last: return moveCursor(toLast: command == .last)
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
        case .inspect: return inspect()
        case .nextPart, .previousPart, .newerRequest, .olderRequest: break
        case .requests: overlays.append(.requests(scroll: 0))
        case .help: overlays.append(.help(scroll: 0))
        case .copy, .copyByHand: return copy(byHand: command == .copyByHand)
        case .mouse: return toggleMouse()
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
            let isOutdated = list.isOutdated
            guard list.take(window, height: listHeight), !list.hasUnaskedMarks else {
                return isOutdated ? reload() : [loadList()]
            }
            return (isOutdated ? reload() : loadRowsIfNeeded()) + restOnRow() + seekWanted()
        case .windowFailed(let explanation, let generation) where generation == list.generation:
            list.loadingFailed()
            return show(explanation)
        case .counted(let count, let generation):
            return [list.counting.take(count, generation: generation)].compactMap(\.self)
        case .countFailed(let explanation, let generation):
            return list.counting.fail(generation: generation) ? show(explanation) : []
        case .idsCollected(let ids, let generation) where generation == list.collecting:
            list.collecting = nil
            let known = Set(list.marks)
            list.marks += ids.filter { !known.contains($0) }.prefix(session.mostMarks - list.marks.count)
            list.window.visibleMarks.formUnion(list.marks.filter(Set(ids).contains))
            return []
        default:
            return []
        }
    }

    /// Asks for the rows anew: after a change of order, or near the edge of what is loaded.
    mutating func loadList() -> Effect { .loadWindow(list.request(height: listHeight)) }

    /// Asks for the rows and their number anew: after a change of filter or cache.
    mutating func reload() -> [Effect] {
        [loadList(), list.counting.begin(list.query.filter)].compactMap(\.self)
    }

    /// Asks anew because a record has changed. A request under way is left to come to its answer first: looks that follow
    /// each other faster than a slow filter would else keep it from ever being answered.
    mutating func refresh() -> [Effect] {
        guard list.isLoading else { return reload() }
        list.isOutdated = true
        return []
    }

    mutating func loadRowsIfNeeded() -> [Effect] {
        list.needsRows(height: listHeight) ? [loadList()] : []
    }

    mutating func moveCursor(by rows: Int) -> [Effect] {
        wanted = nil
        list.move(by: rows, height: listHeight)
        return loadRowsIfNeeded() + restOnRow()
    }

    private mutating func moveCursor(toLast isLast: Bool) -> [Effect] {
        wanted = nil
        return list.move(toLast: isLast, height: listHeight) ? [loadList()] : restOnRow()
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
            guard list.isCurrent, let count = list.counting.count(for: list.query.filter), count.isExact else {
                notice = "The list is still being read: press \(keys[.markAll]) again when it is there."
                let counting = list.counting.isRunning ? nil : list.counting.begin(list.query.filter)
                return loadRowsIfNeeded() + [counting].compactMap(\.self)
            }
            guard count.matching + list.hiddenMarks <= session.mostMarks else {
                notice =
                    "\(count.matching.counted("record")) match; at most \(session.mostMarks) can be marked. Narrow the filter with \(keys[.filter])."
                return []
            }
            list.collecting = list.generation
            return [.collectIDs(list.query, generation: list.generation)]
        default:
            guard list.toggleMark(most: session.mostMarks) else {
                notice = "At most \(session.mostMarks) can be marked at once. \(keys[.clearMarks]) clears all marks."
                return []
            }
            return moveCursor(by: 1)
        }
    }

    mutating func tryToQuit() -> [Effect] {
        guard changes.unsent > 0 else { return quit() }
        notice =
            "\(changes.unsent.counted("change")) not sent yet: \(keys[.withdraw]) withdraws; :quit withdraws, quits; sent ones go on."
        return []
    }
}
