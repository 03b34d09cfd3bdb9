namespace Doingoai.Portal.Content;

/// <summary>Something began, ended or was replaced on a channel.</summary>
internal sealed record PublicationChanged(string Item, string Language, Channel Channel);
