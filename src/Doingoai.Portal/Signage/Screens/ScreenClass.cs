using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Signage.Slides;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>Screens for which the same slide can be drawn: pixels, pitch, viewing distance, languages, hours.</summary>
[Audited]
internal sealed class ScreenClass
{
    private ScreenClass()
    {
    }

    public ScreenClass(string key) => Key = key;

    public string Key { get; private set; } = "";

    public Names Names { get; private set; } = new("", "", "");

    public ScreenKind Kind { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Distance between pixels, mm.</summary>
    public double PitchMm { get; private set; }

    /// <summary>From which it must be legible, m.</summary>
    public double ViewingDistanceM { get; private set; }

    public bool Touch { get; private set; }

    /// <summary>In the order in which they take turns.</summary>
    public List<string> Languages { get; private set; } = [];

    public TimeOnly? Opens { get; private set; }

    public TimeOnly? Closes { get; private set; }

    public int Revision { get; private set; }

    public OperatingHours? Hours => Opens is { } opens && Closes is { } closes ? new(opens, closes) : null;

    public SlideSize SlideSize => new(Width, Height, PitchMm, ViewingDistanceM);

    public void Describe(Names names, ScreenKind kind, bool touch, IReadOnlyList<string> languages, OperatingHours? hours)
    {
        if (languages.Count == 0 || !languages.All(Platform.Languages.Knows)) throw new RuleException("screen-class.languages", Key);
        (Names, Kind, Touch, Languages, Opens, Closes) = (names, kind, touch, [.. languages], hours?.Opens, hours?.Closes);
        Revision++;
    }

    /// <summary>Slides drawn for another shape are drawn anew; approvals given for them no longer fit.</summary>
    public void Shape(SlideSize size)
    {
        if (size.Width is < 64 or > 16384 || size.Height is < 64 or > 16384) throw new RuleException("screen-class.size", Key);
        if (size.PitchMm is not (> 0 and < 100) || size.ViewingDistanceM is not (> 0 and < 1000)) throw new RuleException("screen-class.distance", Key);
        (Width, Height, PitchMm, ViewingDistanceM) = (size.Width, size.Height, size.PitchMm, size.ViewingDistanceM);
        Revision++;
    }
}

/// <summary>What sort of machine shows it.</summary>
internal enum ScreenKind
{
    Led,
    Tv,
    Kiosk,
}
