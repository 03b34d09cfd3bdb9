namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// One row. Its number is part of every cached page's key. Raising it is the first statement of every transaction that
/// changes publications, so these run one after another and each sees what the one before wrote.
/// </summary>
internal sealed class SiteGeneration
{
    public const int TheOne = 1;

    private SiteGeneration()
    {
    }

    public int Id { get; private set; } = TheOne;

    public long Number { get; private set; }

    /// <summary>Planned beginnings and ends up to here have been counted.</summary>
    public DateTimeOffset PassedThrough { get; private set; } = DateTimeOffset.UnixEpoch;

    public static SiteGeneration First => new();
}
