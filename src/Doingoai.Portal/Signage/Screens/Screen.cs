using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>A screen (màn hình): an unscaled pixel rectangle on an output, as large as its class.</summary>
[Audited]
internal sealed class Screen
{
    private Screen()
    {
    }

    public Screen(Guid id, Guid output, string key) => (Id, OutputId, Key) = (id, output, key);

    public Guid Id { get; private set; }

    public Guid OutputId { get; private set; }

    public string Key { get; private set; } = "";

    public Names Names { get; private set; } = new("", "", "");

    /// <summary>Key of its screen class, which also fixes width and height.</summary>
    public string Class { get; private set; } = "";

    public int X { get; private set; }

    public int Y { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Revision { get; private set; }

    public void Describe(Names names)
    {
        if (Names == names) return;
        Names = names;
        Revision++;
    }

    /// <summary>Puts it on its output; it must lie there whole.</summary>
    public void Place(ScreenClass of, int x, int y, Output output)
    {
        if (x < 0 || y < 0 || x + of.Width > output.Width || y + of.Height > output.Height) throw new RuleException("screen.outside-output", Key);
        if ((Class, X, Y) == (of.Key, x, y)) return;
        (Class, X, Y) = (of.Key, x, y);
        Revision++;
    }
}
