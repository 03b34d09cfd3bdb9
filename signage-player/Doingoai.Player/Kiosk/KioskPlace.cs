namespace Doingoai.Player.Kiosk;

/// <summary>Where the supervised browser keeps its files, and which address a page of it opens.</summary>
/// <param name="AddressOf">Output (<c>null</c>: the first) and seat → address with token.</param>
internal sealed record KioskPlace(string Folder, Func<string?, string, Uri> AddressOf);
