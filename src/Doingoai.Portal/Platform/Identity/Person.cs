namespace Doingoai.Portal.Platform.Identity;

/// <summary>Who acts. Rules compare persons, never names.</summary>
public sealed record Person(Guid Id, string Name)
{
    /// <summary>The portal itself: seeds, loops.</summary>
    public static Person Portal { get; } = new(Guid.Empty, "Portal");

    /// <summary>Lets a handler ask for <c>Person by</c>. Endpoints that do must demand a permission, so that there is one.</summary>
    public static ValueTask<Person?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(context.User.ToPerson());
    }
}
