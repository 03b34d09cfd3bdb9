using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Who is behind what is being written now: the person of the request or circuit, a loop by its name, or the portal.</summary>
public interface IActor
{
    Person Current { get; }

    /// <summary>What is being done, as the audit trail names it ("version.publish"); <c>null</c> leaves it to the kind of change.</summary>
    string? Verb { get; }

    /// <summary>Everything awaited inside the scope is done by <paramref name="person"/>.</summary>
    IDisposable Be(Person person);

    /// <summary>Everything saved inside the scope is done by <paramref name="verb"/>.</summary>
    IDisposable Do(string verb);
}
