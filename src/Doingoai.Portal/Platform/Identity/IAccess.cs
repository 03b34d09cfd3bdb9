namespace Doingoai.Portal.Platform.Identity;

/// <summary>What a person may do, asked of the database and cached at most 5 s.</summary>
public interface IAccess
{
    /// <summary>True if a role grants <paramref name="permission"/>, within the unit, language and cluster if these are given.</summary>
    ValueTask<bool> MayAsync(Guid person, Permission permission, AccessScope scope = default, CancellationToken cancel = default);
}

/// <summary>What the permission is wanted for; null = not limited to one.</summary>
public readonly record struct AccessScope(Guid? Unit = null, string? Language = null, Guid? Cluster = null);

/// <summary>The person behind the current request or circuit; <c>null</c> when nobody is signed in.</summary>
public interface ICurrentPerson
{
    ValueTask<Person?> GetAsync();
}
