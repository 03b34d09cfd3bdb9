using System.Text;

namespace Doingoai.Portal.Content.Comparing;

/// <summary>What changed from one text to another: lines first, then words inside the lines that changed.</summary>
internal static class TextDiff
{
    public static IReadOnlyList<DiffRun> Of(string before, string after)
    {
        var runs = new List<DiffRun>();
        var (gone, added) = (new StringBuilder(), new StringBuilder());
        foreach (var (kind, line) in Myers.Compare(TextTokens.Lines(before), TextTokens.Lines(after)))
        {
            if (kind == DiffKind.Gone) gone.Append(line);
            if (kind == DiffKind.Added) added.Append(line);
            if (kind != DiffKind.Same) continue;
            Words();
            runs.Add(new(DiffKind.Same, line));
        }

        Words();
        return Joined([.. Readable(Joined(runs))]);

        void Words()
        {
            if (gone.Length + added.Length > 0)
                runs.AddRange(Myers.Compare(TextTokens.Words(gone.ToString()), TextTokens.Words(added.ToString())).Select(step => new DiffRun(step.Kind, step.Token)));
            gone.Clear();
            added.Clear();
        }
    }

    /// <summary>Neighbours of one kind become one run; each text is put together once, however many parts it has.</summary>
    private static List<DiffRun> Joined(List<DiffRun> runs)
    {
        var joined = new List<DiffRun>();
        var text = new StringBuilder();
        for (var at = 0; at < runs.Count; at++)
        {
            text.Append(runs[at].Text);
            if (at + 1 < runs.Count && runs[at + 1].Kind == runs[at].Kind) continue;
            joined.Add(new(runs[at].Kind, text.ToString()));
            text.Clear();
        }

        return joined;
    }

    /// <summary>Words changed one by one, with only spaces between them, read better as one change: all that went, then all that came.</summary>
    private static IEnumerable<DiffRun> Readable(List<DiffRun> runs)
    {
        var (gone, added) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < runs.Count; at++)
        {
            var run = runs[at];
            var bridge = run.Kind == DiffKind.Same && run.Text.All(sign => sign == ' ') && gone.Length > 0 && added.Length > 0 && at + 1 < runs.Count;
            if (run.Kind == DiffKind.Gone || bridge) gone.Append(run.Text);
            if (run.Kind == DiffKind.Added || bridge) added.Append(run.Text);
            if (run.Kind != DiffKind.Same || bridge) continue;
            foreach (var told in Told(gone, added)) yield return told;
            yield return run;
        }

        foreach (var told in Told(gone, added)) yield return told;
    }

    private static List<DiffRun> Told(StringBuilder gone, StringBuilder added)
    {
        var told = new List<DiffRun>();
        if (gone.Length > 0) told.Add(new(DiffKind.Gone, gone.ToString()));
        if (added.Length > 0) told.Add(new(DiffKind.Added, added.ToString()));
        gone.Clear();
        added.Clear();
        return told;
    }
}
