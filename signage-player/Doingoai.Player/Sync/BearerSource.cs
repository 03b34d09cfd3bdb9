namespace Doingoai.Player.Sync;

/// <summary>A token for one request by plain HTTP (its nonce is spent by it); <c>null</c> while there is none to be had.</summary>
internal delegate Task<string?> BearerSource(CancellationToken cancel);
