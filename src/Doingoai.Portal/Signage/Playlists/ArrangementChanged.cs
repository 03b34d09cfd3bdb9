namespace Doingoai.Portal.Signage.Playlists;

/// <summary>A playlist, a schedule or a screen is not what it was.</summary>
internal sealed record ArrangementChanged;
