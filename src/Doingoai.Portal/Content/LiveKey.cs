namespace Doingoai.Portal.Content;

/// <summary>Which publication makes an item live in a language.</summary>
internal sealed record LiveKey(string Item, string Language, Guid Publication);
