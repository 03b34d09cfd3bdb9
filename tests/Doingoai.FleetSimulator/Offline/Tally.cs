namespace Doingoai.FleetSimulator.Offline;

/// <summary>Seconds looked at, and those that were wrong.</summary>
internal sealed class Tally
{
    public long Seconds { get; private set; }

    public long Blank { get; private set; }

    public long Wrong { get; private set; }

    public HashSet<string> Entries { get; } = [];

    /// <summary>A few of the wrong ones.</summary>
    public List<string> Examples { get; } = [];

    public bool IsScheduledAtEnd { get; set; }

    public void Take(string? shown, IReadOnlyList<string?> expected, long atMs)
    {
        Seconds++;
        if (shown is null) Blank++;
        else Entries.Add(shown);
        if (expected.Contains(shown)) return;
        Wrong++;
        if (Examples.Count < 10) Examples.Add($"{DateTimeOffset.FromUnixTimeMilliseconds(atMs):u}: {shown ?? "nothing"}, expected {string.Join(" or ", expected.Distinct().Select(one => one ?? "nothing"))}");
    }
}
