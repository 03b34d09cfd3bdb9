namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// When each of several starts (or boots) was seen alive. One machine lives them one after another, so two that interleave
/// are two machines. A start is alive when it signs a nonce and no earlier than the nonce was made, so the order of issue
/// decides, not the order of arrival: whatever a network delays, repeats or loses, lives of one machine stay apart.
/// Pure; not for several threads.
/// </summary>
internal sealed class Lives
{
    // Stated loss: of a machine that starts again and again the oldest lives go; one that goes on is seen again anyway.
    private const int Most = 32;

    private readonly List<Life> _lives = [];

    /// <summary>Notes that <paramref name="name"/> was alive at <paramref name="order"/>; true if its life and another's interleave.</summary>
    public bool Add(string name, long order)
    {
        var at = _lives.FindIndex(known => known.Name == name);
        var life = at < 0 ? new Life(name, order, order) : _lives[at].With(order);
        if (at < 0) _lives.Add(life);
        else _lives[at] = life;
        if (_lives.Count > Most) _lives.Remove(_lives.MinBy(known => known.Last));
        return _lives.Exists(other => other.Name != name && other.First < life.Last && life.First < other.Last);
    }

    private readonly record struct Life(string Name, long First, long Last)
    {
        public Life With(long order) => this with { First = Math.Min(First, order), Last = Math.Max(Last, order) };
    }
}
