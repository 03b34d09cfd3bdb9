namespace Doingoai.Portal.Content.Comparing;

/// <summary>
/// The shortest way from one sequence to another (Myers, "An O(ND) difference algorithm", 1986). Beyond
/// <see cref="MostEdits"/> it is not looked for: two texts that differ so much are shown one after the other.
/// </summary>
internal static class Myers
{
    public const int MostEdits = 1500;

    public static IReadOnlyList<(DiffKind Kind, string Token)> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;

        var result = new List<(DiffKind, string)>(before.Count + after.Count);
        result.AddRange(before.Take(head).Select(token => (DiffKind.Same, token)));
        result.AddRange(Middle([.. before.Skip(head).Take(before.Count - head - tail)], [.. after.Skip(head).Take(after.Count - head - tail)]));
        result.AddRange(before.Skip(before.Count - tail).Select(token => (DiffKind.Same, token)));
        return result;
    }

    private static IEnumerable<(DiffKind Kind, string Token)> Middle(string[] before, string[] after)
    {
        if (before.Length > 0 && after.Length > 0 && Trace(before, after) is { } trace) return Walk(before, after, trace);
        return before.Select(token => (DiffKind.Gone, token)).Concat(after.Select(token => (DiffKind.Added, token)));
    }

    /// <summary>For each number of edits, how far each diagonal was reached before it; <c>null</c> = too many edits.</summary>
    private static List<int[]>? Trace(string[] before, string[] after)
    {
        var most = Math.Min(before.Length + after.Length, MostEdits);
        var reached = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            trace.Add(reached[(most - edits)..(most + edits + 3)]);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var at = most + 1 + diagonal;
                var x = diagonal == -edits || (diagonal != edits && reached[at - 1] < reached[at + 1]) ? reached[at + 1] : reached[at - 1] + 1;
                while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal]) x++;
                reached[at] = x;
                if (x >= before.Length && x - diagonal >= after.Length) return trace;
            }
        }

        return null;
    }

    private static List<(DiffKind Kind, string Token)> Walk(string[] before, string[] after, List<int[]> trace)
    {
        var steps = new List<(DiffKind, string)>();
        var (x, y) = (before.Length, after.Length);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var (reached, diagonal) = (trace[edits], x - y);
            int At(int of) => reached[of + edits + 1];
            var previous = diagonal == -edits || (diagonal != edits && At(diagonal - 1) < At(diagonal + 1)) ? diagonal + 1 : diagonal - 1;
            var (fromX, fromY) = edits == 0 ? (0, 0) : (At(previous), At(previous) - previous);
            while (x > fromX && y > fromY) (x, y) = Same(steps, before, x, y);
            if (edits == 0) break;
            steps.Add(x == fromX ? (DiffKind.Added, after[y - 1]) : (DiffKind.Gone, before[x - 1]));
            (x, y) = (fromX, fromY);
        }

        steps.Reverse();
        return steps;
    }

    private static (int X, int Y) Same(List<(DiffKind, string)> steps, string[] before, int x, int y)
    {
        steps.Add((DiffKind.Same, before[x - 1]));
        return (x - 1, y - 1);
    }
}
