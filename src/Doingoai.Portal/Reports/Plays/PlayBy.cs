namespace Doingoai.Portal.Reports.Plays;

/// <summary>What a line of the report stands for.</summary>
[Flags]
public enum PlayBy
{
    None = 0,
    Item = 1,
    Language = 2,
    Screen = 4,
    Cluster = 8,

    /// <summary>A day in Vietnam.</summary>
    Day = 16,
    Hour = 32,
}
