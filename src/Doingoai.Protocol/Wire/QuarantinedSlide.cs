namespace Doingoai.Protocol.Wire;

/// <summary>
/// Something that crashed or hung the renderer again and again: this device passes it over, whichever screen it was to play
/// on, until it comes as another file or somebody releases it.
/// </summary>
/// <param name="Key">SHA-256 of the file, lower-case hex; for widgets, which have none, the entry's id.</param>
/// <param name="Reason">One of <see cref="LossReasons"/>.</param>
/// <param name="AtMs">Since when, Unix ms, portal time as the device estimates it.</param>
/// <param name="Screen">Where it happened last.</param>
public sealed record QuarantinedSlide(string Key, string Reason, long AtMs, Guid Screen, string Entry, string? Item = null, string? Language = null)
{
    /// <summary>A heartbeat names at most this many, the newest.</summary>
    public const int MostTold = 10;
}
