using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Themes;

/// <summary>
/// The theme in use. Its folder is looked at now and then: what was changed and is right is taken up at once, what is
/// wrong is told to the administrator while readers go on with the last that was right.
/// </summary>
internal sealed partial class Theme(string folder, TimeProvider time, ILogger<Theme> logger)
{
    private readonly Lock _looking = new();
    private readonly string _name = Path.GetFileName(folder);
    private volatile Pair _in = new(null, null, 0);
    private long _stamp;

    public Theme(IOptions<SiteOptions> options, TimeProvider time, ILogger<Theme> logger)
        : this(Path.Combine(AppContext.BaseDirectory, "themes", options.Value.Theme), time, logger) => Look();

    public string Name => _name;

    public LiquidTemplates Templates => Current.Templates;

    public ThemeTexts Texts => Current.Texts;

    public ThemeAssets Assets => Current.Assets;

    /// <summary>Another one for every change of what readers see: pages kept from before it are not shown any more.</summary>
    public int Number => _in.Number;

    /// <summary>What keeps the theme on the disk from being used; <c>null</c> = nothing.</summary>
    public ThemeFault? Fault { get; private set; }

    public DateTimeOffset? LoadedAt { get; private set; }

    /// <summary>Whether readers see a theme at all.</summary>
    public bool IsThere => _in.Current is not null;

    private ThemeFiles Current => _in.Current ?? throw Missing();

    /// <summary>Also one of the theme before: pages that name it are still open somewhere.</summary>
    public ThemeAssets.Asset? FindAsset(string hashedName) => _in.Current?.Assets.Find(hashedName) ?? _in.Before?.Assets.Find(hashedName);

    /// <summary>Takes up what has changed on the disk, if it is right.</summary>
    public void Look()
    {
        lock (_looking)
        {
            var stamp = ThemeStamp.Of(folder);
            if (stamp == _stamp) return;

            _stamp = stamp;
            try
            {
                _in = new(ThemeFiles.Load(folder), _in.Current ?? _in.Before, _in.Number + 1);
                (Fault, LoadedAt) = (null, time.GetUtcNow());
                LogLoaded(_name);
            }
            catch (ThemeException error)
            {
                Blame(error);
            }
        }
    }

    /// <summary>A page could not be rendered: back to the theme before. False if there is none, or if that is in use already.</summary>
    public bool FallBack(ThemeException error, int number)
    {
        lock (_looking)
        {
            if (number != _in.Number) return true; // somebody else has done it meanwhile
            Blame(error);
            if (_in.Before is not { } before) return false;
            _in = new(before, null, _in.Number + 1);
            return true;
        }
    }

    private void Blame(ThemeException error)
    {
        Fault = new(error.File, error.Line, error.What, time.GetUtcNow());
        LogBroken(_name, error.File, error.Line, error.What);
    }

    private ThemeException Missing() => Fault is { } fault ? new(fault.File, fault.What, fault.Line) : new(_name, "has not been read yet");

    [LoggerMessage(LogLevel.Information, "Theme {Theme} is in use as it lies on the disk.")]
    private partial void LogLoaded(string theme);

    [LoggerMessage(LogLevel.Error, "Theme {Theme} is broken in {File}, line {Line}: {What}")]
    private partial void LogBroken(string theme, string file, int? line, string what);

    private sealed record Pair(ThemeFiles? Current, ThemeFiles? Before, int Number);
}
