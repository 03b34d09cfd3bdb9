namespace Doingoai.EndToEnd.Tests;

/// <summary>One network for all tests, one test at a time: they share its screen.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndCollection : ICollectionFixture<LivingNetwork>
{
    public const string Name = "The living network";
}
