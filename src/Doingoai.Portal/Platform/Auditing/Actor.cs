using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Ambient, because contexts come from a singleton factory and know no request.</summary>
internal sealed class Actor : IActor
{
    private static readonly AsyncLocal<Scene?> Ambient = new();

    public Person Current => Ambient.Value?.Person ?? Person.Portal;

    public string? Verb => Ambient.Value?.Verb;

    public IDisposable Be(Person person) => Enter(new(person, Verb));

    public IDisposable Do(string verb) => Enter(new(Ambient.Value?.Person, verb));

    private static Restore Enter(Scene scene)
    {
        var before = Ambient.Value;
        Ambient.Value = scene;
        return new Restore(before);
    }

    private sealed record Scene(Person? Person, string? Verb);

    private sealed class Restore(Scene? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
