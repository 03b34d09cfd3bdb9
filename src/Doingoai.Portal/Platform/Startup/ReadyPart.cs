namespace Doingoai.Portal.Platform.Startup;

/// <summary>A member of the ready file, asked for once the portal listens, e.g. the broker's address. <c>null</c> leaves it out.</summary>
public sealed record ReadyPart(string Name, Func<IServiceProvider, object?> Value);
